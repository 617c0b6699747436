import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { SubprocessorVersion } from '@portal/domain/subprocessors/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import { Badge } from '../../ui/basics/badge.tsx'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Day, Moment } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { AddCertificate } from '../editor/add-certificate.tsx'
import { subprocessorQuery, subprocessorVersionsQuery } from '../queries.ts'
import { SubprocessorDetails } from '../subprocessor-details.tsx'
import styles from '../as-of.module.css'

/** One subprocessor as it is today, and every record of it. */
export function SubprocessorPage({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { t } = useLingui()
  const [{ data: subprocessor }, { data: versions }] = useSuspenseQueries({
    queries: [subprocessorQuery(id), subprocessorVersionsQuery(id)],
  })
  return (
    <Page>
      <PageHeader
        title={subprocessor.name}
        clause="§ 7.2"
        back={
          <a href={pages.subprocessors.list}>
            <Trans>Alle Unterauftragnehmer</Trans>
          </a>
        }
      />
      <Section title={<Trans>Angaben</Trans>}>
        <SubprocessorDetails subprocessor={subprocessor} />
        {mayWrite && (
          <ButtonRow>
            <LinkButton href={at(pages.subprocessors.change, { id })}>
              {subprocessor.isEngaged ? t`Ansprechperson ändern` : t`Ändern oder berichtigen`}
            </LinkButton>
          </ButtonRow>
        )}
      </Section>
      {mayWrite && <AddCertificate subprocessor={subprocessor} />}
      <Section title={<Trans>Verlauf</Trans>}>
        <ol className={styles.history}>
          {versions.map((version) => (
            <li key={version.sequence}>
              <RecordLine version={version} />
              <details>
                <summary>
                  <Trans>Angaben dieses Eintrags</Trans>
                </summary>
                <SubprocessorDetails
                  subprocessor={{
                    ...version,
                    id,
                    status: 'recorded',
                    isEngaged: false,
                    version: 0,
                  }}
                />
              </details>
              {mayWrite && version.supersededBy === null && !subprocessor.isEngaged && (
                <a href={`${at(pages.subprocessors.change, { id })}?record=${version.sequence}`}>
                  <Trans>Diesen Eintrag berichtigen</Trans>
                </a>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  )
}

const RecordLine = ({ version }: { version: SubprocessorVersion }) => (
  <>
    <p>
      <strong>
        <Trans>
          Gilt ab <Day on={version.validFrom} />
        </Trans>
      </strong>{' '}
      {version.supersededBy !== null && (
        <Badge>
          <Trans>berichtigt</Trans>
        </Badge>
      )}
      {version.supersedes !== null && (
        <Badge>
          <Trans>Berichtigung</Trans>
        </Badge>
      )}
    </p>
    <p>
      {version.recordedAt ? (
        <Trans>
          Eingetragen von {version.recordedByName} am <Moment at={version.recordedAt} />
        </Trans>
      ) : (
        <Trans>Übernommen aus der Zeit vor diesem Verzeichnis</Trans>
      )}
    </p>
    {version.reason && <p lang="de">{version.reason}</p>}
  </>
)
