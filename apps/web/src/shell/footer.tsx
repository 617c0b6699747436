import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import styles from './footer.module.css'
import { Clause } from '../ui/page/clause.tsx'
import { providerQuery } from '../provider/queries.ts'
import { MailLink, PhoneLink } from '../ui/basics/contact-link.tsx'

/** §6.3: the provider's data protection officer or contact, on every page. */
export function Footer() {
  const { data: provider } = useQuery(providerQuery())
  return (
    <footer className={styles.footer}>
      {provider && (
        <>
          <p>
            {provider.contact.role === 'dpo' ? (
              <Trans>Datenschutzbeauftragte Person</Trans>
            ) : (
              <Trans>Ansprechperson für den Datenschutz</Trans>
            )}
            {': '}
            {provider.contact.name}, <MailLink address={provider.contact.email} />
            {provider.contact.phone && (
              <>
                , <PhoneLink number={provider.contact.phone} />
              </>
            )}
            <span className={styles.clause}>
              <Clause>§ 6.3</Clause>
            </span>
          </p>
          <p>
            {provider.name}, {provider.address.street}, {provider.address.postalCode}{' '}
            {provider.address.city}
          </p>
          {(provider.legalNoticeUrl ?? provider.privacyUrl) && (
            <p className={styles.legal}>
              {provider.legalNoticeUrl && (
                <a href={provider.legalNoticeUrl}>
                  <Trans>Impressum</Trans>
                </a>
              )}
              {provider.privacyUrl && (
                <a href={provider.privacyUrl}>
                  <Trans>Datenschutzerklärung</Trans>
                </a>
              )}
            </p>
          )}
        </>
      )}
    </footer>
  )
}
