// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture, by the id of its figure (engine/report/page/shown.c). Each has draw(into, width), which adds to an
// element, data(), rows for its CSV, and may be `live`: drawn again with the slider, "now" or "late".
import * as acceptability from "./pictures/acceptability.js";
import * as added from "./pictures/added.js";
import * as break_even from "./pictures/break_even.js";
import * as candidates from "./pictures/candidates.js";
import * as caterpillar from "./pictures/caterpillar.js";
import * as choose from "./pictures/choose.js";
import * as concordance from "./pictures/concordance.js";
import * as contributions from "./pictures/contributions.js";
import * as correlations from "./pictures/correlations.js";
import * as indices from "./pictures/indices.js";
import * as leaders from "./pictures/leaders.js";
import * as levels from "./pictures/levels.js";
import * as maps from "./pictures/maps.js";
import * as perimeters from "./pictures/perimeters.js";
import * as places from "./pictures/places.js";
import * as pooled from "./pictures/pooled.js";
import * as rank_sets from "./pictures/rank_sets.js";
import * as rests from "./pictures/rests.js";
import * as several from "./pictures/several.js";
import * as sides from "./pictures/sides.js";
import * as slider from "./pictures/slider.js";
import * as specifications from "./pictures/specifications.js";
import * as strips from "./pictures/strips.js";
import * as subsets from "./pictures/subsets.js";
import * as tipping from "./pictures/tipping.js";
import * as verdicts from "./pictures/verdicts.js";
import * as weights from "./pictures/weights.js";
import * as zonings from "./pictures/zonings.js";

export const pictures = {acceptability, added, break_even, candidates, caterpillar, choose, concordance, contributions,
  correlations, indices, leaders, levels, maps, perimeters, places, pooled, rank_sets, rests, several, sides, slider,
  specifications, strips, subsets, tipping, verdicts, weights, zonings};
