#pragma once

// Never compiled: the control that the include check finds what it should.

#include <sqlite3.h>

#include "ui/wording/sentences.h"
