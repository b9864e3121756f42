#include "domain/treatment/treatment.h"
