import { formStep } from '../../blocks/form/form.ts';
import {
  type Audience,
  type FormLook,
  formLook,
  type Notice,
} from '../../blocks/form/form-look.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import type { Quote } from '../../core/estimate/estimate.ts';
import { monthRangeWords } from '../../core/estimate/month-range-words.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { count } from '../../core/format.ts';
import { textTokens } from '../../core/pricing/text-tokens.ts';
import { type Draft, draftValues } from '../../core/request/form/draft.ts';
import type { Step } from '../../core/request/form/form-steps.ts';
import { typedLeftOutWords } from '../../core/request/form/left-out-words.ts';
import { requestFromForm } from '../../core/request/form/request-from-form.ts';
import { samplesTable } from '../../core/request/form/samples-table.ts';
import { suggestScorer } from '../../core/request/form/suggest-scorer.ts';
import { understood } from '../../core/request/understood.ts';
import { isAbout } from '../../core/variants/is-about.ts';
import { mayDraft } from '../../core/variants/may-draft.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalWords } from '../out/refusal-words.ts';
import { providerLabel } from '../provider-label.ts';
import { writeMetadata } from './form-metadata.ts';
import { chosenModel } from './model-choices.ts';

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
  const read = readWords(draft, step, deps);
  return formStep({
    step,
    values: { ...draft.values, scorer: draftValues(draft).scorer },
    samples: draft.samples,
    hasFile: draft.file !== null,
    hasDocument: draft.document !== null,
    takesFiles: deps.access().takesFiles,
    modelOf: chosenModel(deps.catalog, deps.now()),
    warnings: [...warnings, ...alone, ...read.warnings],
    notes: read.notes,
    simulated: deps.simulated,
    metadata: writeMetadata({
      draft: id,
      step,
      largestUsd: null,
      expectedUsd: null,
      tokensPerCharacter: {},
    }),
  });
}

/** The last look at a request that can be started; `notice` says what changed since the one before. */
export function lookView(
  { id, draft }: KeptDraft,
  { request, estimate }: { request: EvaluationRequest; estimate: Quote },
  deps: SlackDeps,
  notice: Notice | null = null,
): Modal {
  const providers = request.spec.candidates.map(({ provider }) => providerLabel(provider));
  const { sentences, warning } = understood(request);
  return formLook({
    understood: sentences,
    warning,
    samples: request.samples.length,
    estimate,
    month: monthRangeWords(estimate, { volume: request.spec.volume, money: estimate.money }),
    canChange: draft.again === null,
    variants: variantsIn(draft, request),
    audience: audienceOf(draft),
    providers: [...new Set(providers)],
    notice,
    simulated: deps.simulated,
    form: id,
    metadata: writeMetadata({
      draft: id,
      step: 'look',
      largestUsd: estimate.largestUsd,
      expectedUsd: estimate.expectedUsd,
      tokensPerCharacter: estimate.tokensPerCharacter,
    }),
  });
}

/** Whether variants of these samples were asked for, or can be. */
function variantsIn({ again, variants }: Draft, request: EvaluationRequest): FormLook['variants'] {
  if (again !== null) return 'none';
  if (variants !== null && isAbout(variants, request.samples)) return 'asked for';
  return mayDraft(request) ? 'possible' : 'none';
}

function audienceOf({ channel, refusal, onlyMe }: Draft): Audience {
  return { channel, closed: refusal === null ? null : refusalWords(refusal), onlyMe };
}

/** What came as a file. */
function filesNotes({ file, document }: Draft): string[] {
  const samples = () => count(samplesTable({ samples: '', file }).rows.length, 'sample');
  return [
    ...(file === null ? [] : [`The samples are in ${file.name}: ${samples()}.`]),
    ...(document === null
      ? []
      : [
          `What the models should know is in ${document.name}: about ${count(textTokens(document.text.length), 'token')}, sent with every sample.`,
        ]),
  ];
}

/** What was understood of the samples, which answer check they suggest, and why they prove nothing. */
function readWords(
  draft: Draft,
  step: Step,
  { catalog, now }: SlackDeps,
): { notes: string[]; warnings: string[] } {
  const values = draftValues(draft);
  if (step === 'samples') return { notes: filesNotes(draft), warnings: [] };
  if (step === 'models') return { notes: [], warnings: [] };
  const read = requestFromForm({ ...values, scorer: 'exact' }, { catalog, at: now() });
  const found = 'request' in read ? understood(read.request) : null;
  const suggestion = draft.values.scorer === '' ? suggestScorer(samplesTable(values)) : null;
  return {
    notes: [
      ...(found ? [found.sentences.join(' ')] : []),
      ...typedLeftOutWords(draft),
      ...(suggestion ? [`${suggestion.reason} So this check is suggested.`] : []),
    ],
    warnings: found?.warning ? [found.warning] : [],
  };
}
