#include "storage/secret/hardening.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __unix__
#include <sys/resource.h>
#include <sys/stat.h>
#endif

namespace psoas::storage {

void harden_process() {
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#ifdef __unix__
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  umask(S_IRWXG | S_IRWXO);
#endif
}

}  // namespace psoas::storage
