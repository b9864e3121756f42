#include "domain/outcome/trend.h"
