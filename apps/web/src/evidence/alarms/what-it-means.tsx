import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { EvidenceAlarm } from '@portal/domain/evidence/alarms'
import { findingOf } from '@portal/verify/flaws'
import { useSuspenseQuery } from '@tanstack/react-query'
import { providerQuery } from '../../provider/queries.ts'
import { say } from '../../platform/language/i18n.ts'
import { MailLink } from '../../ui/basics/contact-link.tsx'
import styles from './alarms.module.css'
import { meaningOf } from '../findings/meaning.ts'

/** In plain words: what is doubtful, what still holds, what to do, whom to call. */
export function WhatItMeans({ alarms, side }: { alarms: EvidenceAlarm[]; side: Side }) {
  const meanings = [...new Set(alarms.map(sayMeaning))]
  return (
    <>
      <h3>
        <Trans>Was das bedeutet</Trans>
      </h3>
      <ul className={styles.list}>
        {meanings.map((meaning) => (
          <li key={meaning}>{meaning}</li>
        ))}
      </ul>
      <p>
        <Trans>
          Was weiter gilt: alles, was davon nicht betroffen ist, Ihre Quittungen und jeder Stand,
          den Sie aufbewahrt haben. Verträge und Weisungen gelten fort; in Frage steht nur, was das
          Portal darüber zeigt.
        </Trans>
      </p>
      {side === 'client' ? (
        <>
          <h3>
            <Trans>Was Sie tun sollten</Trans>
          </h3>
          <p>
            <Trans>
              Laden Sie das Protokoll weiter unten herunter und heben Sie es auf, wie es ist.
              Vergleichen Sie Quittungen, die Sie haben, mit „Jetzt prüfen“. Fragen Sie Ihren
              Auftragnehmer auf einem anderen Weg als über dieses Portal, was geschah; er beendet
              den Alarm mit einer Begründung, die Sie hier lesen.
            </Trans>
          </p>
          <WhomToCall />
        </>
      ) : (
        <p>
          <Trans>
            Ändern Sie nichts. Sichern Sie die Datenbank, wie sie ist, und vergleichen Sie sie mit
            der letzten Sicherung. Der Auftraggeber sieht den Alarm und weiß, dass er Sie fragen
            soll.
          </Trans>
        </p>
      )}
    </>
  )
}

const sayMeaning = ({ flaw, sequence, about }: EvidenceAlarm): string =>
  flaw === 'reported'
    ? t`Das Portal hat das Protokoll daraufhin selbst geprüft; was es fand, steht daneben. Bis Ihr Auftragnehmer das geklärt hat, verlassen Sie sich auf nichts, was Sie nicht selbst geprüft haben.`
    : say(meaningOf(findingOf({ flaw, sequence, about })))

/** Beside the portal, whose word is in question. */
function WhomToCall() {
  const { data } = useSuspenseQuery(providerQuery())
  const { name, contact } = data
  return (
    <p>
      {name}, {contact.name}
      {contact.phone && (
        <>
          , <a href={`tel:${contact.phone.replaceAll(/[^+\d]/gu, '')}`}>{contact.phone}</a>
        </>
      )}
      , <MailLink address={contact.email} />
    </p>
  )
}
