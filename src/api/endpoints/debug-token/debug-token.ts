import { inspect } from '../../../access/inspect.ts';
import type { NodeType } from '../../../graph/declare/node-type.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { render } from '../../../graph/execute/execute.ts';
import { between } from '../../../graph/text/text.ts';
import { fieldsOf, planOf } from '../../answering/fields.ts';
import type { Services } from '../../services.ts';
import { requiredParam, type TokenEndpoint } from '../endpoint.ts';
import { inspectedType } from './inspected.ts';

/** What a token stands for, told to its app and the people of the app (wire.md 6). */
export const debugToken: TokenEndpoint = {
  path: 'debug_token',
  methods: ['GET'],
  access: 'token',
  of: inspectedType,
  description: 'What a token stands for, and why it is refused.',
  params: [requiredParam('input_token', 'The token to look at.')],
  async run({ params }, call) {
    const { caller, store, vault } = call.services;
    const token = params.get('input_token');
    if (!token) throw new GraphError('requiredParameter', { param: 'input_token' });
    const type = inspectedType as unknown as NodeType<unknown, Services>;
    const plan = planOf(fieldsOf(params.get('fields')), type, call.version);
    const inspection = await inspect(caller, token, { store, vault }, call.now);
    const [text = '{}'] = await render(plan, [inspection], call);
    return between('{"data":', text, '}');
  },
};
