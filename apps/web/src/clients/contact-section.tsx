import { Trans, useLingui } from '@lingui/react/macro'
import type { Address, Client } from '@portal/domain/clients/contract'
import { homeCountry } from '@portal/domain/country'
import { MailLink } from '../ui/basics/contact-link.tsx'
import { formatCountry } from '../platform/language/format.ts'
import { say } from '../platform/language/i18n.ts'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import { contactRoleWords } from './words.ts'

/** Where a client is and whom to ask there about data protection. */
export function ContactSection({ client: { address, privacyContact } }: { client: Client }) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Anschrift und Datenschutz</Trans>}>
      <DefinitionList
        rows={[
          [t`Anschrift`, <AddressLines key="address" address={address} />],
          [
            say(contactRoleWords[privacyContact.role]),
            <span key="contact">
              {privacyContact.name}
              <br />
              <MailLink address={privacyContact.email} />
            </span>,
          ],
        ]}
      />
    </Section>
  )
}

export const AddressLines = ({
  address: { street, postalCode, city, country },
}: {
  address: Address
}) => (
  <span>
    {street}
    <br />
    {postalCode} {city}
    {country !== homeCountry && (
      <>
        <br />
        {formatCountry(country)}
      </>
    )}
  </span>
)
