import { z } from 'zod';
import { listOf, named } from '../named.ts';

const Role = z
  .object({ page_id: z.string(), tasks: z.array(z.string()).readonly() })
  .register(named, { id: 'Role', description: 'What a user may do on a Page.' });

const User = z
  .object({ id: z.string(), name: z.string(), roles: z.array(Role).readonly() })
  .register(named, { id: 'User', description: 'A user, who works for Pages.' });

export const UserList = listOf('UserList', User);
