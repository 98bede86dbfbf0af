import { Command } from 'commander';

const program = new Command('convograph').version('0.1.0');
program.command('demo').option('--port <n>').option('--json').action(console.log);
await program.parseAsync();
