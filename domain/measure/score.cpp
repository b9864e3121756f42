#include "domain/measure/score.h"
