#pragma once

// Why an export that was asked for rightly cannot be made. Facts only; ui/wording makes the sentence.

#include <stdexcept>
#include <string>

namespace psoas {

enum class ExportRefusal {
  other_profile,  // the study was exported under another profile before; `fact` is that profile's code
  nobody,         // no patient is in the filter
  nobody_left,    // all were left out, because too few share what is told of them; `fact` is the minimum
  already_there,  // the target exists; `fact` names it
};

class ExportError : public std::runtime_error {
 public:
  ExportError(ExportRefusal refusal, std::string fact)
      : std::runtime_error("export refused"), x_refusal(refusal), x_fact(std::move(fact)) {}

  ExportRefusal refusal() const { return x_refusal; }
  const std::string& fact() const { return x_fact; }

 private:
  ExportRefusal x_refusal;
  std::string x_fact;
};

}  // namespace psoas
