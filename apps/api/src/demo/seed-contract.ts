import { dateAt } from '@portal/domain/time'
import { contractMeasures } from '@portal/domain/toms/contract-measures'
import { agreementMoves } from '@portal/domain/moves/agreement'
import { sql } from 'drizzle-orm'
import { recordEvent } from '../agreements/events.ts'
import { agreementPdfData, agreementTemplate } from '../agreements/pdf.ts'
import { agreements, agreementVersions } from '../agreements/table.ts'
import { acceptContractText } from '../contract-texts/publishing.ts'
import { changeSettings } from '../provider/changing.ts'
import { storeDocument } from '../documents/service.ts'
import { inMemory } from '../platform/files/content.ts'
import { personalOf } from '../platform/evidence/evidence.ts'
import { createVault } from '../platform/crypto.ts'
import { newId } from '../platform/database/ids.ts'
import { nextNumber } from '../platform/database/numbers.ts'
import { engagements, subprocessors, subprocessorVersions } from '../subprocessors/table.ts'
import { tomMeasures, tomVersions } from '../toms/table.ts'
import { type Clients, found, meansOf, type People, type SeedContext } from './context.ts'
import { demoProvider, demoSettings, demoSubprocessors, demoTerms } from './contract-data.ts'
import { demoClients, demoPeople } from './people.ts'

/** Entered when the portal was installed. */
export async function seedProvider(context: SeedContext): Promise<void> {
  const { tx, daysAgo } = context
  const changing = { tx, ...meansOf(context), now: daysAgo(510), by: null, tellAll }
  await changeSettings(changing, demoProvider, null)
}

/** The owner adds what every page leads to, and what a new agreement begins with. */
export async function completeProvider(context: SeedContext, people: People): Promise<void> {
  const { tx, daysAgo } = context
  const { actor } = found(people, 'Robert Zerer')
  const { userId, name } = actor
  const changing = { tx, ...meansOf(context), now: daysAgo(120), by: { userId, name }, tellAll }
  await changeSettings(changing, demoSettings, 1)
  const { evidence, now } = changing
  await acceptContractText({ tx, actor, evidence, now })
}
const tellAll = () => Promise.resolve(null)

/** The two annexes of the contract. Resolves to the ids of the subprocessors. */
export async function seedAnnexes({ tx, daysAgo }: SeedContext): Promise<string[]> {
  const rows = demoSubprocessors.map((details) => ({ id: newId(), details }))
  await tx.insert(subprocessors).values(rows.map(({ id }) => ({ id })))
  await tx.insert(subprocessorVersions).values(
    rows.map(({ id, details }) => ({
      ...details,
      country: details.address.country,
      subprocessorId: id,
      sequence: 1,
      validFrom: details.activeFrom,
    })),
  )
  const publishedAt = daysAgo(500)
  await tx.insert(tomVersions).values({
    version: 1,
    validFrom: dateAt(publishedAt),
    author: 'Robert Zerer',
    changeReason: 'Erste Fassung, Anlage zum Vertrag',
    levelStatement: 'Erste Fassung; sie ist der Maßstab, der nicht unterschritten wird (§ 4.4).',
    publishedAt,
  })
  await tx.insert(tomMeasures).values(
    contractMeasures.map((measure, position) => ({
      version: 1,
      position,
      ...measure,
      systems: ['thera-pi.online', 'med-drive.de'],
    })),
  )
  return rows.map(({ id }) => id)
}

/** A signed agreement for each client, typeset from the contract's text, and the subprocessors it lists. */
export async function seedAgreements(
  context: SeedContext,
  clients: Clients,
  people: People,
  subprocessorIds: string[],
): Promise<void> {
  const { tx, pdf, secrets } = context
  const { evidence } = meansOf(context)
  // The measures are written; the lines below hold them.
  await tx.execute(sql`set constraints in_log immediate`)
  const vault = createVault(secrets.encryptionKey, 'documents')
  for (const client of demoClients) {
    const { id: clientId, signedAt } = found(clients, client.key)
    const signedOn = dateAt(signedAt)
    const authorised = demoPeople.filter((person) => person.authorised?.client === client.key)
    const terms = demoTerms(client, signedOn, authorised)
    const number = await nextNumber(tx, 'AVV', signedAt)
    const data = agreementPdfData(terms, { number, version: 1, date: signedOn })
    const documentId = await storeDocument(
      tx,
      vault,
      {
        clientId,
        kind: 'agreement',
        title: `Auftragsverarbeitungsvertrag ${number}`,
        fileName: `${number} ${client.name}.pdf`,
        mediaType: 'application/pdf',
        content: inMemory(await pdf.render(agreementTemplate, data)),
        createdBy: null,
      },
      signedAt,
    )
    const agreementId = newId()
    await tx.insert(agreements).values({ id: agreementId, clientId, number })
    await tx.insert(agreementVersions).values({
      clientId,
      agreementId,
      version: 1,
      terms,
      validFrom: signedOn,
      signedAt,
      documentId,
    })
    const { actor } = found(people, 'Robert Zerer')
    const event = { clientId, agreementId, move: 'record', version: 1 } as const
    await recordEvent({ tx, actor, now: signedAt }, event)
    await evidence(tx, {
      clientId,
      at: signedAt,
      type: agreementMoves.record.event,
      subject: { kind: 'agreement', id: agreementId, number },
      data: { version: 1 },
      personal: personalOf(actor),
    })
    await tx.insert(engagements).values(
      subprocessorIds.map((subprocessorId) => ({
        clientId,
        subprocessorId,
        activeFrom: signedOn,
      })),
    )
  }
}
