import { z } from 'zod';
import type { UserInfo } from '../../admin/users.ts';
import { listOf, named } from '../named.ts';

const Role = z
  .object({ page_id: z.string(), tasks: z.array(z.string()).readonly() })
  .register(named, { id: 'Role', description: 'What a user may do on a Page.' });

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(Role).readonly(),
    checkpoint: z.literal(true).optional().describe('While it is so, tokens give 190/459.'),
    email: z.string().optional().describe('Told to apps that hold the scope `email`.'),
    unconfirmed: z.literal(true).optional().describe('While it is so, tokens give 190/464.'),
  } satisfies Record<keyof UserInfo, z.ZodType>)
  .register(named, { id: 'User', description: 'A user, who works for Pages.' });

export const UserList = listOf('UserList', User);
