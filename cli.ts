// The command line: `npm run -s minxin -- COMMAND`. npm changes the folder to the package's; INIT_CWD is the caller's.
import { runCommand } from './cli/run.ts'

// A reader like `head` may leave early; that is no failure.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await runCommand(process.argv.slice(2), {
  say: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
  folder: process.env.INIT_CWD ?? process.cwd(),
})
