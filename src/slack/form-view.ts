import { formStep } from '../blocks/form.ts';
import type { ModelOption } from '../blocks/form-fields.ts';
import { type Audience, formLook } from '../blocks/form-look.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { findModel, isRetired } from '../core/catalog/find-model.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { dollars, multiple } from '../core/format.ts';
import { multiplesOfCheapest } from '../core/pricing/multiples-of-cheapest.ts';
import { priceAt } from '../core/pricing/price-at.ts';
import { type Draft, draftValues } from '../core/request/form/draft.ts';
import type { Step } from '../core/request/form/form-steps.ts';
import { requestFromForm } from '../core/request/form/request-from-form.ts';
import { suggestScorer } from '../core/request/form/suggest-scorer.ts';
import { understood } from '../core/request/understood.ts';
import type { SlackDeps } from './deps.ts';
import { writeMetadata } from './form-metadata.ts';
import { providerLabel } from './provider-label.ts';
import { refusalWords } from './refusal-words.ts';

/** A draft with the id that keeps it. */
export interface KeptDraft {
  id: string;
  draft: Draft;
}

/** One step of the form as it is filled in so far; `warnings` are said above it. */
export function stepView(
  { id, draft }: KeptDraft,
  step: Step,
  deps: SlackDeps,
  warnings: readonly string[] = [],
): Modal {
  const { closed } = audienceOf(draft);
  const alone =
    step === 'samples' && closed
      ? [`I can’t post here, ${closed.why}: the result will come to you alone.`]
      : [];
  return formStep({
    step,
    values: { ...draft.values, scorer: draftValues(draft).scorer },
    samples: draft.samples,
    models: modelOptions(deps),
    warnings: [...warnings, ...alone],
    notes: step === 'right' ? notesOf(draft, deps) : [],
    simulated: deps.simulated,
    metadata: writeMetadata({ draft: id, step, largestUsd: null, expectedUsd: null }),
  });
}

/** The last look at a request that can be started; `notice` says what changed since the one before. */
export function lookView(
  { id, draft }: KeptDraft,
  { request, estimate }: { request: EvaluationRequest; estimate: Estimate },
  deps: SlackDeps,
  notice: string | null = null,
): Modal {
  const providers = request.spec.candidates.map(({ provider }) => providerLabel(provider));
  return formLook({
    understood: understood(request).sentences,
    samples: request.samples.length,
    estimate,
    audience: audienceOf(draft),
    providers: [...new Set(providers)],
    notice,
    simulated: deps.simulated,
    metadata: writeMetadata({
      draft: id,
      step: 'look',
      largestUsd: estimate.largestUsd,
      expectedUsd: estimate.expectedUsd,
    }),
  });
}

function audienceOf({ channel, refusal, onlyMe }: Draft): Audience {
  return { channel, closed: refusal === null ? null : refusalWords(refusal), onlyMe };
}

/** What was understood of the samples, and which answer check they suggest. */
function notesOf(draft: Draft, { catalog, now }: SlackDeps): string[] {
  const values = draftValues(draft);
  const read = requestFromForm({ ...values, scorer: 'exact' }, { catalog, at: now() });
  const suggestion = draft.values.scorer === '' ? suggestScorer(values.samples) : null;
  return [
    ...('request' in read ? [understood(read.request).sentences.join(' ')] : []),
    ...(suggestion ? [`${suggestion.reason} So this check is suggested.`] : []),
  ];
}

/** What can be asked today, cheapest first. */
function modelOptions({ catalog, now }: SlackDeps): ModelOption[] {
  const at = now();
  return [...multiplesOfCheapest(catalog, at)].flatMap(([name, times]) => {
    const model = findModel(catalog, name);
    const rates = model && priceAt(model, at)?.base;
    if (!rates || isRetired(model, at)) return [];
    const price = `${dollars(rates.input / 1e6)} in, ${dollars(rates.output / 1e6)} out per million tokens`;
    return [{ name, label: model.label, price: `${price}, ${multiple(times)} the cheapest` }];
  });
}
