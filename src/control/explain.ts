import { z } from 'zod';
import { type Explanation as Explained, explain } from '../api/explain/explain.ts';
import { named } from './named.ts';
import { route } from './route.ts';

const LONGEST_URL = 65_536;

const Explain = z
  .strictObject({
    url: z
      .string()
      .max(LONGEST_URL, { error: '"url" may have 64 KB at most.' })
      .regex(/\S/, { error: '"url" must be a path or an address, such as /me/conversations.' })
      .describe('A path or an address, with its query; a token in it counts before `token`.'),
    method: z.enum(['GET', 'HEAD', 'POST', 'DELETE']).default('GET'),
    token: z.string().optional().describe('The access token of the call.'),
  })
  .register(named, { id: 'Explain' });

const GraphErrorShape = z
  .looseObject({
    message: z.string(),
    type: z.string(),
    code: z.int(),
    error_subcode: z.int().optional(),
  })
  .register(named, { id: 'GraphError', description: 'An error as Meta’s host would give it.' });

const Requirement = z
  .object({
    needed: z.string(),
    has: z.string().describe('What the token, app, person and Page have.'),
    ok: z.boolean(),
    error: GraphErrorShape.optional().describe(
      'The error it gives; a lack without one leaves data out of the answer.',
    ),
    hint: z.string().optional().describe('How to mend the lack.'),
  })
  .register(named, { id: 'Requirement', description: 'One thing that a call needs.' });

const Explanation = z
  .object({
    request: z.string(),
    token: z.string().optional().describe('The token in words, if it is one of this store.'),
    requirements: z
      .array(Requirement)
      .readonly()
      .describe('In the order in which they are judged: the first with an error is the answer.'),
    missing: z.array(z.string()).readonly().describe('What is needed of those that are not met.'),
    carried_out: z.boolean().describe('Reads are carried out, writes judged only.'),
    not_yet: z
      .string()
      .optional()
      .describe('What Meta offers and Convograph does not yet: Meta would answer otherwise.'),
    answer: z.object({ status: z.int(), error: GraphErrorShape.optional() }),
  } satisfies Record<keyof Explained, z.ZodType>)
  .register(named, { id: 'Explanation', description: 'Why a call is answered as it is.' });

export const explainRoute = route({
  method: 'POST',
  path: '/explain',
  id: 'explain',
  summary: 'Tell what a call to Meta’s side needs, what there is, what is missing, and its answer',
  input: Explain,
  output: Explanation,
  handle: ({ answering }, _params, asked) => explain(asked, answering),
});
