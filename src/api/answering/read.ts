import { type Awaitable, chain } from '../../base/awaitable.ts';
import { render } from '../../graph/execute/execute.ts';
import { quote } from '../../graph/text/json-text.ts';
import { type Text, TextBuilder } from '../../graph/text/text.ts';
import { isOn } from '../../graph/wire/is-on.ts';
import type { Context, Subject } from './context.ts';
import { appended, withDebug } from './debug.ts';
import { planOf } from './fields.ts';
import { eachInTurn, find } from './find.ts';
import { metadataText } from './metadata.ts';
import { READING_EDGE } from './read-edge.ts';
import { redirection } from './redirection.ts';
import type { Step } from './take.ts';

/** What each node that was found answers. */
function read(context: Context): Awaitable<void> {
  const { subjects, target, call, redirects } = context;
  if (!redirects) call.spend(subjects.length);
  const steps = target.edge === undefined ? READING_NODE : READING_EDGE;
  return chain(eachInTurn(subjects, steps), () => {
    const [first] = subjects;
    if (redirects) context.answer = first?.answer;
    else context.answer = withDebug(textOf(context), context.request, call);
  });
}

function textOf({ subjects, target: { several } }: Context): Text {
  if (!several) return (subjects[0]?.answer ?? '{}') as Text;
  const entries = new TextBuilder('{');
  for (const [i, { id, answer }] of subjects.entries()) {
    entries.add(`${i > 0 ? ',' : ''}${quote(id)}:`).add((answer ?? '{}') as Text);
  }
  return entries.add('}').text();
}

/** @throws GraphError `syntax` (2500), `nonexistingField`, `unknownAlias` (100) */
export function fieldsOfNode(subject: Subject): void {
  const { found, context } = subject;
  subject.plan = planOf(context.fields, found.type, context.call.version);
}

export function textOfNode(subject: Subject): Awaitable<void> {
  const { found, context, plan } = subject;
  const { call, request } = context;
  if (!plan) return;
  const { type, node } = found;
  return chain(render(plan, [node], call), ([text = '{}']) => {
    subject.answer = isOn(request.params.get('metadata'))
      ? appended(text, 'metadata', metadataText(type, type.id?.(node, call) ?? '', call))
      : text;
  });
}

const READING_NODE: readonly Step<Subject>[] = [fieldsOfNode, textOfNode];

/** How a GET is answered. */
export const READING: readonly Step<Context>[] = [redirection, find, read];
