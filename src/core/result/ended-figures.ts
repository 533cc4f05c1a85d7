import type { Catalog } from '../catalog/model.ts';
import type { Sample } from '../evaluation.ts';
import { type ConstantAnswer, constantAnswer } from '../request/constant-answer.ts';
import { leakNotes } from '../request/leaks/leak-notes.ts';
import { type DoubtedAnswers, doubtedAnswers } from './answer-check.ts';
import { type CandidateFigures, candidateFigures } from './candidate-figures.ts';
import type { EndedEvaluation } from './ended-evaluation.ts';
import { callWarnings } from './result-warnings.ts';

/** What the result of an evaluation takes of its trials: plain JSON. */
export interface EndedFigures {
  /** Trials that ended. */
  calls: number;
  /** In the order of the line-up. */
  candidates: readonly CandidateFigures[];
  doubted: DoubtedAnswers | null;
  /** The one answer that is right most often; absent in sums from before it was looked for. */
  constant?: ConstantAnswer | null;
  /** Which test questions the models were given with what they should know. */
  leaks: readonly string[];
  /** What a person must know of the calls. */
  warnings: readonly string[];
}

/** Sums up the trials of an evaluation; `passMark`: what one must score to count as right. */
export function endedFigures({
  state,
  samples,
  passMark,
  catalog,
  at,
}: {
  state: EndedEvaluation;
  samples: readonly Sample[];
  passMark: number;
  catalog: Catalog;
  at: Date;
}): EndedFigures {
  const { spec, ended } = state;
  const byCandidate = Map.groupBy(ended, ({ candidate }) => candidate);
  return {
    calls: ended.length,
    candidates: spec.candidates.map((candidate, index) =>
      candidateFigures({
        spec,
        candidate,
        samples,
        ended: byCandidate.get(index) ?? [],
        passMark,
        catalog,
        at,
      }),
    ),
    doubted: doubtedAnswers({ scorer: spec.scorer, samples, ended, passMark }),
    constant: constantAnswer({ spec, samples }),
    leaks: leakNotes({ spec, samples }),
    warnings: callWarnings(state),
  };
}
