import { QuartermasterError } from '#libs/contracts';
import { loadSettings, SettingsError } from '#libs/runtime';
import { ask } from './ask.command';
import { type Command, FaultsFound, UsageError } from './command';
import { costsOfAll } from './costs.command';
import { dataExport, dataGenerate, dataImport } from './data.commands';
import { evaluate } from './eval/eval.command';
import { forecast } from './forecast';
import { jobsDead, jobsList, jobsRetry } from './jobs.commands';
import { say } from './output';
import { proceduresAdd, proceduresList, proceduresRemove } from './procedures.commands';
import { recommend } from './recommend';
import { planDay } from './plan-day';
import { route } from './route';
import { search } from './search';
import { semanticsCheck } from './semantics-check.command';
import { storeImport } from './store-import.command';
import { sqlCheck } from './sql-check.command';
import { stock } from './stock';
import { toolList, toolRun } from './tool.command';
import { userAdd, userDisable, userList, userPassword } from './user.commands';
import { warehouseExport, warehouseLoad, warehouseSetup } from './warehouse.commands';

const COMMANDS: readonly Command[] = [
  ask,
  evaluate,
  sqlCheck,
  semanticsCheck,
  forecast,
  stock,
  route,
  planDay,
  search,
  recommend,
  toolList,
  toolRun,
  dataGenerate,
  dataImport,
  dataExport,
  storeImport,
  warehouseSetup,
  warehouseLoad,
  warehouseExport,
  userAdd,
  userList,
  userDisable,
  userPassword,
  proceduresAdd,
  proceduresList,
  proceduresRemove,
  costsOfAll,
  jobsList,
  jobsDead,
  jobsRetry,
];

const EXIT_USAGE = 2;

function help(): string {
  const lines = COMMANDS.map(({ usage, summary }) => `  ${summary}\n    ${usage.replaceAll('\n', '\n    ')}`);
  return `qm: Quartermaster's command line. JSON lines on standard output, messages on standard error.\n\n${lines.join('\n')}`;
}

function find(argv: string[]): { command: Command; rest: string[] } | undefined {
  for (const command of COMMANDS) {
    const words = command.name.split(' ');
    if (words.every((word, index) => argv[index] === word))
      return { command, rest: argv.slice(words.length) };
  }
  return undefined;
}

/** Exit code 0 when it worked, 1 when it did not, 2 when the command line was wrong. */
export async function qm(argv: string[]): Promise<number> {
  const found = find(argv);
  if (found === undefined) {
    say(help());
    return argv.length === 0 || argv.includes('--help') ? 0 : EXIT_USAGE;
  }
  if (found.rest.includes('--help')) {
    say(found.command.usage);
    return 0;
  }
  try {
    await found.command.run(found.rest, loadSettings());
    return 0;
  } catch (error) {
    return explain(error, found.command);
  }
}

function explain(error: unknown, command: Command): number {
  const wrongOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof UsageError || wrongOption) {
    say(`${(error as Error).message}\n${command.usage}`);
    return EXIT_USAGE;
  }
  if (error instanceof FaultsFound) return 1;
  if (error instanceof SettingsError) {
    say(error.message);
    return 1;
  }
  const { code, message, nextStep, details, cause } = QuartermasterError.from(error);
  const more = details === undefined ? '' : ` ${JSON.stringify(details)}`;
  say(`${code}: ${message}${more}\n${nextStep}`);
  if (code === 'INTERNAL' && cause instanceof Error) say(cause.stack ?? cause.message);
  return 1;
}
