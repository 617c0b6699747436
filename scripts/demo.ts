import { parseArgs } from 'node:util'
import { codeOf, period, stepAt } from '../apps/api/src/accounts/factors/totp.ts'
import { demoAccounts } from '../apps/api/src/demo/accounts.ts'
import { parseEnv } from '../apps/api/src/platform/boot/env.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' } },
})
const [command, wanted] = positionals
const accounts = await demoAccounts(parseEnv({ DATA_DIR: process.env.DATA_DIR }).dataDir)
if (accounts.length === 0) fail('There is no demonstration yet: run `npx -y pnpm@12 start` once.')

if (command === 'accounts') {
  if (values.json) console.log(JSON.stringify(accounts, null, 2))
  else {
    console.table(
      accounts.map(({ email, password, role, client }) => ({
        email,
        password,
        role,
        client: [client].flat().join(', '),
      })),
    )
  }
} else {
  const account = accounts.find((each) => each.email === wanted)
  if (!account) fail(`There is no demonstration account ${wanted ?? ''}.`)
  else if (!account.totpSecret)
    fail(`${account.email} shows the enrolment: use the key the login page displays.`)
  else {
    const now = new Date()
    console.log(codeOf(account.totpSecret, stepAt(now.toISOString())))
    console.error(`valid for ${period - (Math.floor(now.getTime() / 1000) % period)} more seconds`)
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
