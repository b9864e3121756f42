#include "domain/visit/visit.h"
