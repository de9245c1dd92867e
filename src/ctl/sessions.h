/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session as a line. */

#include "ctl/output.h"
#include "store/session.h"

G_BEGIN_DECLS

void ctl_session_text (Output *output, const DorsalKeptSession *session);
void ctl_session_json (Output *output, const DorsalKeptSession *session);

G_END_DECLS
