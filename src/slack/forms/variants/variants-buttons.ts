import { errorMessage } from '../../../blocks/error.ts';
import { FORM_VARIANTS } from '../../../blocks/form/form-actions.ts';
import type { Modal } from '../../../blocks/parts/surfaces.ts';
import {
  VARIANTS_AGAIN,
  VARIANTS_LEAVE,
  VARIANTS_LOOK,
  VARIANTS_PAGE_BACK,
  VARIANTS_STOP,
} from '../../../blocks/variants/variants-actions.ts';
import { isAbout } from '../../../core/variants/is-about.ts';
import type { Ctx } from '../../../flows/ctx.ts';
import type { ButtonArgs } from '../../button-args.ts';
import { ctxOf } from '../../ctx-of.ts';
import type { SlackDeps } from '../../deps.ts';
import { explain, tellUser } from '../../out/reply.ts';
import type { TypedFields } from '../form-state.ts';
import type { KeptDraft } from '../form-view.ts';
import { lookAt } from '../look-at.ts';
import { fillView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { leftPage } from './left-page.ts';
import {
  firstQuestion,
  type KeptVariants,
  keepVariants,
  keptView,
  readKept,
  withRequest,
} from './variants-form.ts';

/** The buttons of the forms about variants; their value is the form that these are for. */
export const VARIANTS_BUTTONS = [
  FORM_VARIANTS,
  VARIANTS_LOOK,
  VARIANTS_STOP,
  VARIANTS_AGAIN,
  VARIANTS_PAGE_BACK,
  VARIANTS_LEAVE,
];

interface Pressed {
  ctx: Ctx;
  action: string;
  form: string;
  view: { id: string; callback_id: string; private_metadata: string; state: TypedFields };
}

/** Each shows another view in place of the one it stands in; a failure is reported. */
export function variantsButtonListener(deps: SlackDeps) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const { view, user } = body;
    if (!view) return;
    const form = action.value ?? '';
    const pressed = { ctx: ctxOf(body, deps.now()), action: action.action_id, form, view };
    try {
      await updateView(client, view.id, await viewAfter(pressed, deps));
    } catch (error) {
      const explained = explain(error, deps.logger, 'What you typed is kept.');
      await tellUser(client, { user: user.id, channel: user.id }, errorMessage(explained));
    }
  };
}

/** The button in the message that says they are there: opens them in a form of their own. */
export function openVariantsListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { body, action } = args;
    const ctx = ctxOf(body, deps.now());
    await fillView(
      { ...args, triggerId: body.trigger_id },
      deps,
      async () => {
        const kept = await readKept(ctx, action.value ?? '', deps);
        return kept.state === null ? firstQuestion(ctx, kept, deps) : keptView(kept, 1, deps);
      },
      'Your form and the variants are kept.',
    );
  };
}

async function viewAfter({ ctx, action, form, view }: Pressed, deps: SlackDeps): Promise<Modal> {
  const kept = await readKept(ctx, form, deps);
  if (kept.state === null) {
    return action === VARIANTS_LEAVE ? lastLook(ctx, kept, deps) : firstQuestion(ctx, kept, deps);
  }
  const pageLeft = leftPage(kept, view);
  const ticked = pageLeft?.ticked ?? kept.draft.variants.ticked;
  switch (action) {
    case VARIANTS_AGAIN:
      return firstQuestion(ctx, kept, deps);
    case VARIANTS_STOP:
      return stopped(ctx, kept, deps);
    case VARIANTS_LEAVE:
      return lastLook(ctx, await keepVariants(ctx, kept, { ticked, view: null }, deps), deps);
    case VARIANTS_PAGE_BACK: {
      const before = (pageLeft?.page ?? 1) - 1;
      return keptView(await keepVariants(ctx, kept, { ticked }, deps), before, deps);
    }
    case FORM_VARIANTS:
      return keptOrFirstQuestion(ctx, kept, { view, deps });
    default:
      return keptView(await keepVariants(ctx, kept, { view: view.id }, deps), 1, deps);
  }
}

/** Variants that were asked for before; of other samples, the question whether some are wanted. */
function keptOrFirstQuestion(
  ctx: Ctx,
  kept: KeptVariants,
  { view, deps }: { view: Pressed['view']; deps: SlackDeps },
): Promise<Modal> {
  return withRequest(ctx, kept, deps, async (request) =>
    isAbout(kept.draft.variants, request.samples)
      ? keptView(await keepVariants(ctx, kept, { view: view.id }, deps), 1, deps)
      : firstQuestion(ctx, kept, deps),
  );
}

/** The price again, and nobody waits for variants; where they had been written meanwhile, they are shown. */
async function stopped(ctx: Ctx, kept: KeptVariants, deps: SlackDeps): Promise<Modal> {
  const { id, draft } = kept;
  const without = { ...draft, variants: null };
  await deps.saveDraft({ ctx, input: { id, draft: without } });
  const { evaluationId } = draft.variants;
  const isStopped = evaluationId && (await deps.cancel({ ctx, input: { evaluationId } }));
  if (isStopped) return lastLook(ctx, { id, draft: without }, deps);
  await deps.saveDraft({ ctx, input: { id, draft } });
  return keptView(kept, 1, deps);
}

function lastLook(ctx: Ctx, kept: KeptDraft, deps: SlackDeps): Promise<Modal> {
  return withRequest(ctx, kept, deps, (request) => lookAt(ctx, kept, request, deps));
}
