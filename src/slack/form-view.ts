import type { FormView } from '../blocks/form.ts';
import { formModal } from '../blocks/form.ts';
import type { ModelOption } from '../blocks/form-fields.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { findModel, isRetired } from '../core/catalog/find-model.ts';
import { dollars, multiple } from '../core/format.ts';
import { multiplesOfCheapest } from '../core/pricing/multiples-of-cheapest.ts';
import { priceAt } from '../core/pricing/price-at.ts';
import { defaultLineUp } from '../core/request/default-line-up.ts';
import { type FormValues, requestFromForm } from '../core/request/form/request-from-form.ts';
import type { SlackDeps } from './deps.ts';
import { type FormMetadata, writeMetadata } from './form-metadata.ts';

/** The form as the command opens it: the task and samples typed, sensible values for the rest. */
export function firstForm(
  { task, samples }: { task: string; samples: string },
  channel: string,
  deps: SlackDeps,
): Modal {
  const values: FormValues = {
    name: '',
    task,
    samples,
    scorer: 'exact',
    models: defaultLineUp(deps.catalog, deps.now()).map(({ name }) => name),
    repeats: '3',
    bar: '90%',
    estimand: 'population',
    volume: '100000',
    budget: '2',
  };
  return task === '' || samples === ''
    ? formWith(values, { estimate: null, faults: [] }, { channel, warned: false }, deps)
    : estimatedForm(values, { channel, warned: false }, deps);
}

/** The form with what it can show and may cost, or with what is still missing for that. */
export function estimatedForm(values: FormValues, metadata: FormMetadata, deps: SlackDeps): Modal {
  const read = requestFromForm(values, { catalog: deps.catalog, at: deps.now() });
  if ('faults' in read) {
    return formWith(values, { estimate: null, faults: read.faults }, metadata, deps);
  }
  const estimate = deps.estimate(read.request);
  const warned = metadata.warned || !estimate.provable;
  return formWith(values, { estimate, faults: [] }, { ...metadata, warned }, deps);
}

function formWith(
  values: FormValues,
  shown: Pick<FormView, 'estimate' | 'faults'>,
  metadata: FormMetadata,
  deps: SlackDeps,
): Modal {
  return formModal({
    values,
    ...shown,
    models: modelOptions(deps),
    channel: metadata.channel,
    simulated: deps.simulated,
    metadata: writeMetadata(metadata),
  });
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
