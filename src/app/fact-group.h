/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A titled list of facts: a name and a value a row. */

#include <adwaita.h>

#include "app/kept-facts.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_FACT_GROUP (dorsal_fact_group_get_type ())
G_DECLARE_FINAL_TYPE (DorsalFactGroup, dorsal_fact_group, DORSAL, FACT_GROUP, AdwPreferencesGroup)

/* facts: DorsalFact; NULL for none. */
void dorsal_fact_group_show (DorsalFactGroup *group, const GArray *facts);

G_END_DECLS
