import { Trans, useLingui } from '@lingui/react/macro'
import type { Client, ContactPerson } from '@portal/domain/clients/contract'
import { say } from '../../platform/language/i18n.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { MailLink } from '../../ui/basics/contact-link.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { AddressLines } from '../../ui/data/address-lines.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import { regionWords } from '../../provider/words.ts'
import { fieldWords } from '../words.ts'

/** Everything that is known of a client itself. */
export function DetailsSection({
  client,
  change,
}: {
  client: Client
  /** Where it is changed, for whoever may. */
  change: string | null
}) {
  const { t } = useLingui()
  const { address, contact, dpo, region } = client
  return (
    <Section title={<Trans>Angaben</Trans>}>
      <DefinitionList
        rows={[
          [say(fieldWords.number), client.number],
          [say(fieldWords.legalForm), client.legalForm],
          [say(fieldWords.address), <AddressLines key="address" address={address} />],
          [say(fieldWords.region), region && say(regionWords[region])],
          [say(fieldWords.phone), client.phone],
          [say(fieldWords.contact), contact && <PersonLines person={contact} />],
          [say(fieldWords.dpo), dpo ? <PersonLines person={dpo} /> : t`keine benannt`],
          [t`Hier seit`, <MomentDay key="since" at={client.createdAt} />],
        ]}
      />
      {change && (
        <div>
          <LinkButton href={change}>
            <Trans>Angaben ändern</Trans>
          </LinkButton>
        </div>
      )}
    </Section>
  )
}

const PersonLines = ({ person: { name, email, phone } }: { person: ContactPerson }) => (
  <span>
    {name}
    <br />
    <MailLink address={email} />
    {phone && (
      <>
        <br />
        {phone}
      </>
    )}
  </span>
)
