import { judge, likelyPlatform, type Privilege } from '../../access/permissions.ts';
import type { About } from '../../access/rules.ts';
import { addressOf, isAddressed } from '../../graph/declare/address.ts';
import type { EdgeArgs } from '../../graph/declare/edge-args.ts';
import type { EdgeField, Field } from '../../graph/declare/node-type.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { Call } from '../../graph/execute/call.ts';
import { edgeArgs, type Plan } from '../../graph/execute/plan.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Platform } from '../../store/page/platform.ts';
import { aType } from '../a-type.ts';
import { type Located, MESSAGE, reach, requireReadable } from '../locate.ts';
import { type Needs, NO_ARGS } from '../needs.ts';
import type { MessageNode } from '../nodes/message/thread.ts';
import type { Operations } from '../operations.ts';
import { planOf } from '../plans.ts';
import type { Services } from '../services.ts';
import type { Target } from '../target.ts';
import { droppedFindings } from './dropped.ts';
import { whereIs } from './elsewhere.ts';
import { attempt, type Finding } from './finding.ts';

type ServicesCall = Call<Services>;

/** What the nodes of a path need, then what is done with them. */
export async function findingsOfTarget(
  request: GraphRequest,
  target: Target,
  call: ServicesCall,
  operations: Operations,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const nodes: Located[] = [];
  for (const id of target.ids) {
    const { value, finding } = await attempt(
      {
        kind: 'object',
        needed: `something with the id ${id}, within the token's reach`,
        has: '',
        lacks: 'nothing',
      },
      () => reached(id, request, call),
    );
    if (value === undefined) {
      const where = await whereIs(id, call.services);
      findings.push({ ...finding, has: where ?? finding.has });
      continue;
    }
    nodes.push(value);
    findings.push({ ...finding, has: aType(value.type.name) }, ...(await ofNode(id, value, call)));
  }
  const isRead = request.method === 'GET';
  for (const node of nodes) {
    if (!isRead) findings.push(...(await ofOperation(request, target, node, call, operations)));
    else if (target.edge === undefined) findings.push(...(await ofFields(node, request, call)));
    else findings.push(...(await ofEdge(node, target.edge, request, call)));
  }
  return findings;
}

async function reached(id: string, { method }: GraphRequest, call: ServicesCall): Promise<Located> {
  const found = await reach(id, call);
  if (!found) throw new GraphError('notFound', { method: method.toLowerCase(), id });
  return found;
}

async function ofNode(id: string, { type, node }: Located, call: ServicesCall): Promise<Finding[]> {
  const needs = type.needs as Needs<unknown> | undefined;
  if (!needs) return [];
  const about = await needs.about?.(node, id, call);
  const findings = judged(call, needs.operation, needs.platform(node, NO_ARGS), about);
  if (type !== MESSAGE) return findings;
  const { finding } = await attempt(
    { kind: 'object', needed: 'a message that is shown', has: 'it is' },
    () => requireReadable(node as MessageNode, call),
  );
  return [...findings, finding];
}

async function ofEdge(
  { type, node }: Located,
  name: string,
  { params }: GraphRequest,
  call: ServicesCall,
): Promise<Finding[]> {
  const field = type.byName.get(name);
  const { value: edge, finding } = await attempt(
    {
      kind: 'fields',
      needed: `an edge ${name} on ${aType(type.name)}`,
      has: 'it is there',
      lacks: 'it has none',
    },
    () => {
      if (field && isAddressed(field)) return field;
      throw new GraphError('nonexistingField', { field: name, type: type.name });
    },
  );
  if (!edge) return [finding];
  if (edge.kind !== 'edge') return [finding, await ofAddress(edge, node, params, call)];
  const get = (param: string) => params.get(param);
  const given = await ofNeeds(edge, node, { ...NO_ARGS, get }, call);
  const plan = await attempt(
    { kind: 'fields', needed: 'parameters and fields that are known', has: 'they are' },
    () => {
      edgeArgs(get);
      return planOf(edge.of(), params.get('fields'), call.version, edge);
    },
  );
  if (!plan.value) return [finding, ...given, plan.finding];
  const dropped = droppedFindings(edge.of(), params.get('fields'), call.version);
  return [finding, ...given, plan.finding, ...dropped];
}

/** What stands at the address of a field that is no edge: its parameters and fields. */
async function ofAddress(
  field: Field<unknown, Services>,
  node: unknown,
  params: GraphRequest['params'],
  call: ServicesCall,
): Promise<Finding> {
  const { finding } = await attempt(
    { kind: 'fields', needed: 'parameters and fields that are known', has: 'they are' },
    () => {
      const get = (param: string) => params.get(param) || undefined;
      addressOf(field)?.load(node, { ...NO_ARGS, get }, call);
      if ('of' in field) planOf(field.of(), params.get('fields'), call.version);
    },
  );
  return finding;
}

async function ofFields(
  { type, node }: Located,
  { params }: GraphRequest,
  call: ServicesCall,
): Promise<Finding[]> {
  const { value, finding } = await attempt(
    { kind: 'fields', needed: `fields that ${aType(type.name)} has`, has: 'it has them' },
    () => planOf(type, params.get('fields'), call.version),
  );
  if (!value) return [finding];
  const dropped = droppedFindings(type, params.get('fields'), call.version);
  return [finding, ...(await ofPlan(value, node, call)), ...dropped];
}

/** What edges and fields need that are asked for, in the order in which they are answered. */
async function ofPlan(plan: Plan<Services>, node: unknown, call: ServicesCall): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const step of plan.steps) {
    if (step.kind === 'edge') findings.push(...(await ofNeeds(step.field, node, step.args, call)));
    if (step.kind === 'scalar' && step.field.needs) {
      const { operation, platform, about } = step.field.needs as Needs<unknown>;
      const whom = await about?.(node, plan.type.id?.(node, call) ?? '', call);
      findings.push(...judged(call, operation, platform(node, NO_ARGS), whom));
    }
    if (step.kind === 'object' && step.child.steps.some(({ kind }) => kind === 'edge')) {
      const [inner] = await step.field.load([node], call);
      if (inner !== undefined) findings.push(...(await ofPlan(step.child, inner, call)));
    }
  }
  return findings;
}

async function ofNeeds(
  field: EdgeField<unknown, Services>,
  node: unknown,
  args: EdgeArgs,
  call: ServicesCall,
): Promise<Finding[]> {
  const needs = field.needs as Needs<unknown> | undefined;
  if (!needs) return [];
  const { value, finding } = await attempt(
    { kind: 'fields', needed: 'a platform that is known', has: 'it is' },
    () => ({ platform: needs.platform(node, args) }),
  );
  if (!value) return [finding];
  if (value.platform !== undefined) return judged(call, needs.operation, value.platform);
  return withRecipient(call, needs.operation, args.get('recipient'));
}

/** An operation on whoever a parameter names: judged without knowing whom first, as it is done. */
async function withRecipient(
  call: ServicesCall,
  operation: Privilege,
  recipient: string | undefined,
): Promise<Finding[]> {
  const { services } = call;
  const blind = judged(call, operation, undefined);
  if (recipient === undefined || blind.some(({ error }) => error)) return blind;
  const person = await services.pageStore.people.byId(recipient);
  const needed = `a person with the id ${recipient}, who has written to the Page`;
  if (!person) {
    const has = (await whereIs(recipient, services)) ?? 'nobody';
    const error = new GraphError('noMatchingUser');
    return [...blind, { kind: 'object', needed, has, ok: false, error }];
  }
  const insiders = await services.isInsider(person);
  const about = { id: recipient, insiders, consents: person.consents };
  return judged(call, operation, person.platform, about);
}

async function ofOperation(
  request: GraphRequest,
  { edge = '', ids: [id = 'me'] }: Target,
  { type }: Located,
  call: ServicesCall,
  operations: Operations,
): Promise<Finding[]> {
  const { method } = request;
  const operation = operations.find(type, method, edge);
  const { finding } = await attempt(
    {
      kind: 'call',
      needed: `${aType(type.name)} that takes ${method} ${edge}`.trim(),
      has: 'it does',
      lacks: 'it does not',
    },
    () => {
      if (!operation) throw new GraphError('notFound', { method: method.toLowerCase(), id });
    },
  );
  if (operation?.permission === undefined) return [finding];
  return [finding, ...judged(call, operation.permission as Privilege, undefined)];
}

/** @param platform undefined: the likely one */
const judged = (
  { services: { caller } }: ServicesCall,
  operation: Privilege,
  platform: Platform | undefined,
  about?: About,
): Finding[] => [...judge(caller, operation, platform ?? likelyPlatform(caller, operation), about)];
