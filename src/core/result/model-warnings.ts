import type { CatalogModel } from '../catalog/model.ts';
import { isSameModel } from '../catalog/served-model.ts';
import type { Candidate } from '../evaluation.ts';
import { MISSING_ALLOWED } from '../evidence/clusters.ts';
import { count, date, percent, wholeNumber } from '../format.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import { daysLater } from '../week/whole-days.ts';

/** A retirement within so many days is told. */
const SOON_DAYS = 183;

/** What a person must know of a candidate before choosing it: one sentence each. */
export function modelWarnings({
  candidate,
  model,
  finding,
  servedModels,
  at,
}: {
  candidate: Candidate;
  model: CatalogModel | null;
  finding: CandidateFinding;
  servedModels: readonly string[];
  at: Date;
}): string[] {
  return [
    ...retirementWarning(model, at),
    ...servedModels
      .filter((served) => !mayAnswer(candidate, served))
      .map((served) => `Asked for ${candidate.model}, answered by ${served}.`),
    ...missingWarning(finding),
    ...driftWarning(finding),
  ];
}

/** The candidate's own model may answer, and the one that it escalates to. */
function mayAnswer({ model, recipe }: Candidate, served: string): boolean {
  const second = recipe?.escalation?.to.model;
  return isSameModel(served, model) || (second !== undefined && isSameModel(served, second));
}

function retirementWarning(model: CatalogModel | null, at: Date): string[] {
  if (!model?.retires) return [];
  const retires = Date.parse(model.retires);
  if (retires > daysLater(at, SOON_DAYS).getTime()) return [];
  const successor = model.replacedBy ? `; its successor is ${model.replacedBy}` : '';
  const verb = retires <= at.getTime() ? 'Was retired' : 'Retires';
  return [`${verb} on ${date(model.retires)}${successor}.`];
}

function missingWarning({ missing, scored }: CandidateFinding): string[] {
  if (missing === 0 || missing <= MISSING_ALLOWED * (missing + scored)) return [];
  return [
    `${count(missing, 'call')} of ${wholeNumber(missing + scored)} have no score: its verdict is cautious.`,
  ];
}

function driftWarning({ drift }: CandidateFinding): string[] {
  if (drift === null) return [];
  return [
    `Its passes differ more than chance allows (${drift.map((rate) => percent(rate)).join(', ')}): something changed while it ran, so no rate holds. Run it again before you rely on it.`,
  ];
}
