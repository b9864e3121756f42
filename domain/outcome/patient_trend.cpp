#include "domain/outcome/patient_trend.h"
