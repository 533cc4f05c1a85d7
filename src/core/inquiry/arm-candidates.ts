import { callPrices } from '../estimate/call-prices.ts';
import type { Candidate } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import { exampleFrom } from '../request/choose-examples.ts';
import { type Arm, armsToTry } from '../why/arms.ts';
import { chosenExamples } from '../why/examples.ts';
import { higherEfforts } from '../why/higher-efforts.ts';
import { addedRecipe, withDocument } from './added-recipe.ts';
import type { InquiryQuestion } from './inquiry-question.ts';

/** An arm, and the candidate that it makes. */
export interface ArmCandidate {
  arm: Arm;
  candidate: Candidate;
}

/** What an arm is before its price is known. */
type Draft = Omit<Arm, 'costPerCall'> & { candidate: Candidate };

/**
 * Returns the arms that are tried, the placebo first (recipes.md A2): of what was asked for, what there
 * is. `rules` are those that were written; null: none (yet).
 */
export function armCandidates(question: InquiryQuestion, rules: string | null): ArmCandidate[] {
  const { candidate, failing, failures } = question;
  const placebo: Draft = {
    kind: 'placebo',
    label: 'a plain retry',
    addedTokens: 0,
    learned: [],
    candidate: { ...candidate, name: `${candidate.name} (again)` },
  };
  const fixes = [
    ...effortDrafts(question),
    ...contextDrafts(question),
    ...exampleDrafts(question),
    ...ruleDrafts(question, rules),
  ].filter(({ kind }) => question.inquiry.fixes.some((fix) => fix === kind));
  const all = priced(question, [placebo, ...fixes]);
  const commonest = failures.kinds[0]?.kind ?? null;
  const tried = armsToTry(
    all.slice(1).map(({ arm }) => arm),
    { failing: failing.length, commonest },
  );
  return all.filter(({ arm }, at) => at === 0 || tried.includes(arm));
}

function effortDrafts({ candidate, catalog, at }: InquiryQuestion): Draft[] {
  return higherEfforts(candidate, { catalog, at }).map(({ effort, candidate: thinking }) => ({
    kind: 'effort',
    label: effort,
    addedTokens: 0,
    learned: [],
    candidate: thinking,
  }));
}

function contextDrafts({ candidate, spec, inquiry }: InquiryQuestion): Draft[] {
  const { document } = inquiry;
  if (document === null) return [];
  const informed = withDocument(candidate, spec.context, document);
  const addedTokens = textTokens(document.text.length);
  return [{ kind: 'context', label: document.name, addedTokens, learned: [], candidate: informed }];
}

function exampleDrafts({ candidate, samples, spec, holdOut }: InquiryQuestion): Draft[] {
  if (holdOut.kind !== 'split') return [];
  const chosen = chosenExamples(spec.prompt, samples, { parts: holdOut.parts });
  if (chosen.length === 0) return [];
  const label = `${chosen.length} ${chosen.length === 1 ? 'example' : 'examples'}`;
  const more = chosen.map((at) => exampleFrom(spec.prompt, itemAt(samples, at)));
  const examples = [...(candidate.recipe?.examples ?? []), ...more];
  const length = more.reduce((sum, { input, answer }) => sum + input.length + answer.length, 0);
  return [
    {
      kind: 'examples',
      label,
      addedTokens: textTokens(length),
      learned: holdOut.parts.learned,
      candidate: addedRecipe(candidate, `+${label}`, { examples }),
    },
  ];
}

function ruleDrafts({ candidate, holdOut }: InquiryQuestion, rules: string | null): Draft[] {
  if (holdOut.kind !== 'split' || rules === null) return [];
  const own = candidate.recipe?.rules;
  return [
    {
      kind: 'rules',
      label: 'rules',
      addedTokens: textTokens(rules.length),
      learned: holdOut.parts.learned,
      candidate: addedRecipe(candidate, '+rules', { rules: own ? `${own}\n\n${rules}` : rules }),
    },
  ];
}

function priced(question: InquiryQuestion, drafts: readonly Draft[]): ArmCandidate[] {
  const { spec, samples, failing, catalog, at } = question;
  const { candidates: prices } = callPrices({
    spec: { ...spec, candidates: drafts.map(({ candidate }) => candidate) },
    samples: failing.map((sample) => itemAt(samples, sample)),
    catalog,
    at,
  });
  return drafts.map(({ candidate, ...arm }, index) => ({
    candidate,
    arm: { ...arm, costPerCall: itemAt(prices, index).expectedCallUsd },
  }));
}
