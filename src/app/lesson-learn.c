/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known, and what is not. In: nothing. Out: sentences, each with its sources. Never: a claim that rolling
 * heals, treats or puts anything into place. */

#include "app/lessons.h"

#include <glib/gi18n.h>

static const DorsalSection sections[] = {
  {
      .title = N_ ("What rolling may do"),
      .figure = DORSAL_FIGURE_RANGE,
      .lines
      /* xgettext:no-c-format */
      = { N_ ("Joints often move a little farther afterwards: about 4 % in 21 studies, mostly of legs. In one study "
              "it was gone within 30 minutes."),
          N_ ("Tender spots often feel easier, and muscles may be a little less sore after exercise."),
          N_ ("Performance did not suffer in the studies that looked for it.") },
      .sources = "Wiewelhove 2019, Front Physiol, doi 10.3389/fphys.2019.00376; "
                 "Cheatham 2015, Int J Sports Phys Ther 10:827; J Sports Sci Med 2021; 20:62",
  },
  {
      .title = N_ ("What it does not do"),
    .figure = DORSAL_FIGURE_HOLD,
      .lines = { N_ ("It does not break up tissue: far larger forces would be needed to stretch dense fascia by 1 %."),
                 N_ ("“Myofascial release” is a misleading name; what happens is more likely in the nerves than in the "
                     "tissue."),
                 N_ ("More pressure did not give more movement. Harder is not better.") },
      .sources = "Chaudhry 2008, J Am Osteopath Assoc 108:379; Behm & Wilke 2019, Sports Med, doi "
                 "10.1007/s40279-019-01149-y; Grabow 2018, doi 10.1519/JSC.0000000000001906",
  },
  {
      .title = N_ ("Upper and lower back"),
      .figure = DORSAL_FIGURE_AVOID,
      .lines = { N_ ("The roller belongs under the thoracic spine, between the neck and the lower ribs."),
                 N_ ("Most therapists advise against rolling the lower back. That is the opinion of experts: two small "
                     "trials rolled it in healthy people and reported benefit."),
                 N_ ("Dorsal keeps the careful rule.") },
      .sources = "Fijavž 2024, Front Physiol, doi 10.3389/fphys.2024.1476342; Fonta 2021, Sports 9:159",
  },
  {
      .title = N_ ("Why the ribs matter"),
      .figure = DORSAL_FIGURE_AVOID_LUMBAR,
      .lines
      = { N_ ("Ribs share the pressure of the roller among them. The lower back has none."),
          N_ ("The two lowest pairs end freely. So Dorsal asks for care there already."),
          N_ ("The lowest rib that you feel at your side lies lower than the place where it leaves the spine. Stop "
              "a hand’s breadth above it.") },
  },
  {
      .title = N_ ("Below the shoulder blades"),
      .figure = DORSAL_FIGURE_SET_UP,
      .lines
      = { N_ ("The lower tips of the shoulder blades lie about level with the eighth thoracic vertebra: within one "
              "vertebra of it in two of three people, and anywhere from the fourth to the eleventh in all."),
          N_ ("So every place that Dorsal shows is an estimate, good to about a vertebra.") },
      .sources = "Cooperstein 2015, doi 10.1186/s12998-014-0050-7; PMC2647093",
  },
  {
      .title = N_ ("What is not known"),
      .lines
      = { N_ ("Why it feels better. Reflexes are calmer while one rolls and back to normal at once. That tendon organs "
              "make muscles relax is one proposed explanation."),
          N_ ("How long to hold. 30 to 120 seconds were studied, but not on backs; in one study of legs the "
              "discomfort rose from 20 to 60 seconds. So Dorsal asks you."),
          N_ ("How fast to roll. Studies disagree; Dorsal’s limits are for control and comfort."),
          N_ ("What it does in the long run: results conflict."),
          N_ ("Nearly all numbers come from legs; two trials rolled backs.") },
      .sources = "Young 2018, doi 10.1152/japplphysiol.00732.2017; Chalmers 2002, doi 10.1080/14763140208522800; "
                 "Sezik 2024, J Sports Sci Med 23:684; Wilke 2019, J Sport Rehabil 28:711; PMC8998857",
  },
  {
      .title = N_ ("Is it safe?"),
      .lines
      = { N_ ("We found no report of a vertebra that was hurt by rolling the back. That nobody reported it does not "
              "show that it cannot happen."),
          N_ ("Experts agree that open wounds and broken bones forbid it, and that inflammation, a clot in a vein and "
              "an infected bone ask for a doctor’s advice first.") },
      .sources = "Bartsch 2021, J Clin Med 10:5360, doi 10.3390/jcm10225360",
  },
  {
      .title = N_ ("What Dorsal is"),
      .lines
      = { N_ ("Dorsal coaches rolling technique. It does not diagnose, treat or prevent any disease or injury, and it "
              "is not a medical device.") },
  },
};

const DorsalLesson dorsal_lesson_learn = {
  .name = "learn",
  .title = N_ ("Learn"),
  .lead = N_ ("How to roll, what to do for the lower back, and what is known about it."),
  .link = {
    { "technique", N_ ("Technique"), N_ ("Step by step, with pictures"), DORSAL_FIGURE_HIPS_UP },
    { "alternatives", N_ ("Lower Back?"), N_ ("What to do instead of rolling it"), DORSAL_FIGURE_COW },
  },
  .sections = sections,
  .n_sections = G_N_ELEMENTS (sections),
};
