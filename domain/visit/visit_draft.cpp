#include "domain/visit/visit_draft.h"
