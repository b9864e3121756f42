#include "domain/outcome/change.h"
