import { nearest } from '../nearest.ts';

/** The scorers by their types. */
export const SCORER_NAMES = ['exact', 'contains', 'regex', 'number', 'json', 'judge'] as const;

/** What other tools call them, or the scorers that are nearest to theirs; in small letters, without marks. */
const ELSEWHERE: Readonly<Record<(typeof SCORER_NAMES)[number], string>> = {
  exact: 'equals equal equality exactmatch match label string classification accuracy iequals date',
  contains: 'icontains includes include includesany containsany containsall substring',
  regex: 'regexp pattern re matches',
  number: 'numeric numerical integer int float math mathequal amount',
  json: 'isjson jsonmatch jsonschema schema object list array set fields',
  judge:
    'llm llmjudge llmasajudge llmrubric rubric geval modelgraded modelgradedqa closedqa factuality gpt semantic similarity similar embedding embeddings bleu rouge rougel bertscore levenshtein f1',
};

/** The scorer that a name probably means; null where none is near. */
export function meantScorer(name: string): (typeof SCORER_NAMES)[number] | null {
  const bare = name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  const elsewhere = SCORER_NAMES.find((scorer) => ELSEWHERE[scorer].split(' ').includes(bare));
  const near = elsewhere ?? nearest(name, SCORER_NAMES);
  return SCORER_NAMES.find((scorer) => scorer === near) ?? null;
}
