import { type Instant, later, span } from '@portal/domain/time'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Client } from 'pg'
import type { Secrets } from '../platform/boot/env.ts'
import { connected } from '../platform/database/connected.ts'
import { createPdfPool } from '../platform/papers/pdf.ts'
import { writePrivate } from '../platform/boot/secrets.ts'
import { registerSigner } from '../platform/evidence/signing-keys.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { accountsFile, type DemoAccount } from './accounts.ts'
import { seedInvitations, seedRegister } from './seed-access.ts'
import { answerSteps } from './seed-agreements.ts'
import { completeProvider, seedAgreements, seedAnnexes, seedProvider } from './seed-contract.ts'
import { instructionSteps } from './seed-instructions.ts'
import { markMailed } from './seed-mails.ts'
import { noticeSteps } from './seed-notices.ts'
import { seedNewcomer } from './seed-offers.ts'
import { setupCompletion } from '../setup/table.ts'
import { seedPeople } from './seed-people.ts'

/** Fills an empty database with the demonstration, once. Passwords and secrets are made anew for each installation. */
export async function seedDemonstration(
  adminUrl: string,
  secrets: Secrets,
  dataDir: string,
  publicUrl: string,
  now: Instant = new Date().toISOString(),
): Promise<void> {
  // `pipeline`: services read side by side.
  const fill = async (owner: Client) => {
    await owner.query(`set role portal_owner; set timezone = 'UTC'`)
    const { rows } = await owner.query('select from provider')
    if (rows.length > 0) return
    const accounts = await seedInto(owner, secrets, now, publicUrl)
    await writePrivate(accountsFile(dataDir), accounts)
    await owner.query('commit')
  }
  await connected(adminUrl, fill, { pipeline: true })
}

/** Fills in everything inside a transaction that the caller commits. */
export async function seedInto(
  owner: Client,
  secrets: Secrets,
  now: Instant,
  publicUrl = 'http://localhost:3000',
): Promise<DemoAccount[]> {
  const pdf = createPdfPool()
  try {
    await owner.query('begin')
    // It all happened before today.
    await owner.query(`update evidence_clock set tolerance = tolerance + interval '1000 years'`)
    const tx = drizzle({ client: owner, casing: 'snake_case' })
    const context = { tx, secrets, now, pdf, daysAgo: (days: number) => before(now, days) }
    await registerSigner(tx, createSigner(secrets.signingKey), now)
    await seedProvider(context)
    await tx.insert(setupCompletion).values({ at: context.daysAgo(500) })
    const { people, clients, accounts } = await seedPeople(context)
    const subprocessors = await seedAnnexes(context)
    await seedAgreements(context, clients, people, subprocessors)
    await seedRegister(context, clients, people)
    await seedInvitations(context, clients, people)
    const steps = [
      ...answerSteps(context, clients, people),
      ...noticeSteps(context, clients, people),
      ...instructionSteps(context, clients, people),
    ]
    // In the order in which it all happened: numbers and evidence follow it.
    for (const { run } of steps.toSorted((a, b) => a.at.localeCompare(b.at))) await run()
    await completeProvider(context, people)
    const newcomers = await seedNewcomer(context, people, subprocessors)
    await markMailed(tx, publicUrl)
    await owner.query(`update evidence_clock set tolerance = tolerance - interval '1000 years'`)
    return [...accounts, ...newcomers]
  } finally {
    await pdf.close()
  }
}

const before = (now: Instant, days: number): Instant => later(now, -Math.round(days * span.day))
