/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Made by programmes.py from data/programmes, for xgettext alone: nothing includes it. */

/* Translators: the name of a programme, at most 40 letters */
N_("Daily mobility")
/* Translators: what a programme is, one sentence */
N_("Two slow sets over the ribs with a breath between them.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Lie down on it")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Sit with your knees bent, feet flat. Lie back so that the roller is across your back, just below the shoulder blades.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Tell it where you are")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Hold still and press the roller's button. From here on Dorsal counts the turns.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Hold your head")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Lace your fingers behind your head and bring the elbows in. The hands carry the head, the neck does nothing.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Lift the hips")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Lift your hips a hand's breadth and brace your belly a little.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("First set")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Roll slowly from below the shoulder blades up to the top of them and back.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Rest")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Lower the hips. In for four, out for six.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Second set")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Once more, and a little slower.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Hips down, hands still behind the head.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Roll off")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Lower the hips, turn to one side, and push yourself up with your hands.")
/* Translators: the name of a programme, at most 40 letters */
N_("Desk back")
/* Translators: what a programme is, one sentence */
N_("For a back that sat all day: roll, hold two spots, breathe.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Arrive")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Nothing to do yet. In for four, out for six.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Roll")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Slow strokes between the shoulder blades and a hand's breadth above the lowest ribs.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Hold the first spot")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stay where it feels stiff or tender. Four to six of ten is enough.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Roll on")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("A few strokes to find the next one.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Hold the second spot")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stay, and breathe out long.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Finish")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Six easy strokes.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Hips down. Notice how the back lies now.")
/* Translators: the name of a programme, at most 40 letters */
N_("Extension")
/* Translators: what a programme is, one sentence */
N_("Bend gently back over the roller, level by level.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Warm up")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Slow strokes over the ribs.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("First level")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stop below the shoulder blades. Breathe out and let the hips sink, so that the back bends over the roller. Then lift them again.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Move up")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Lift the hips and roll a hand's breadth toward the head.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Second level")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("The same here: out with the breath, hips down, and up again. The lower back stays long.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Once more toward the head, but not onto the neck.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Third level")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("And here. Only as far as is comfortable.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Hips down and breathe.")
/* Translators: the name of a programme, at most 40 letters */
N_("First time")
/* Translators: what a programme is, one sentence */
N_("Five minutes to learn the position, the pace and where to stop.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Before you begin")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Up to five or six of ten is enough discomfort. Sharp, shooting or rising pain: stop.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Breathe")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Breathe in for four, out for six. Let the back grow heavy on the roller.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Roll slowly")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Push with your legs: up toward the shoulder blades, back down. A stroke takes two to four seconds.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Know the borders")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stop a hand's breadth above the lowest rib at your side, and before the neck.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Once more, slower")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("The same way, as slowly as is comfortable.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Hold")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Find a spot that feels tender and stay on it. Breathe out slowly. If it feels worse, ease off.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Lower the hips")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Let your hips sink to the floor and rest there.")
/* Translators: the name of a programme, at most 40 letters */
N_("Tender spots")
/* Translators: what a programme is, one sentence */
N_("Three holds of half a minute to a minute, each where you find it.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Many people find that a tender spot feels easier after half a minute. If it feels worse, ease off and leave it.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Search")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Roll slowly and notice where it is tender, beside the spine and never on it.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("First spot")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stay there. In for four, out for six.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Find the next one.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Second spot")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stay, as heavy as is comfortable.")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("And one more.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Third spot")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Stay, and let the shoulders go.")
/* Translators: a step of a programme, said in large letters, at most 40 of them */
N_("Let it go")
/* Translators: a step of a programme, explained to somebody who lies on the floor */
N_("Six light strokes.")
