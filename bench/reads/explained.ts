/** What PostgreSQL said about a statement it carried out. */
export type Explained = { ms: number; text: string; plan: string }

/** Settings with which PostgreSQL writes the plan of every statement into its log, those inside of functions too. */
export const explaining = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_parameter_max_length': '0',
}

/** The statements in a piece of the log, in its order. */
export function explainedIn(log: string): Explained[] {
  const entries = log.split(/^(?!\t)/mu)
  return entries.flatMap((entry) => {
    const ms = /LOG: {2}duration: ([\d.]+) ms {2}plan:\n/u.exec(entry)
    if (!ms) return []
    const lines = entry
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^\t/u, ''))
    const begins = lines.findIndex((line) => costs.test(line))
    const text = lines.slice(0, begins).join('\n').replace('Query Text: ', '')
    const plan = lines.slice(begins).join('\n').trimEnd()
    return [{ ms: Number(ms[1]), text: lasting(text), plan: lasting(plan) }]
  })
}

const costs = / {2}\(cost=[\d.]+ rows=\d+ width=\d+\)$/mu

/** Without what another filling of the same database changes: estimates, ids, days. */
const lasting = (text: string): string =>
  text
    .replaceAll(new RegExp(costs, 'gmu'), '')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, '<id>')
    .replaceAll(/\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}(?::?\d{2})?)?)?/gu, '<time>')
