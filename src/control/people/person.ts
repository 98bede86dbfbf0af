import { z } from 'zod';
import type { ShownPerson } from '../../admin/people.ts';
import { listOf, named } from '../named.ts';

export const Person = z
  .object({
    id: z.string().describe('PSID or IGSID.'),
    name: z.string(),
    platform: z.enum(['MESSENGER', 'INSTAGRAM']),
    username: z.string().optional().describe('On Instagram.'),
    user_id: z.string().optional().describe('The user who this person is, if any.'),
    consent: z.enum(['on', 'off']).describe('On Instagram: whether the profile may be read.'),
  } satisfies Record<keyof ShownPerson, z.ZodType>)
  .register(named, { id: 'Person', description: 'A person who can write to a Page.' });

const ListedPerson = Person.extend({
  page_id: z.string().describe('The Page that the person can write to.'),
}).register(named, { id: 'ListedPerson', description: 'A person of a list.' });

export const PersonList = listOf('PersonList', ListedPerson);
