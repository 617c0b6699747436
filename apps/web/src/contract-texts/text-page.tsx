import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { contractText } from '@portal/domain/agreements/contract-text'
import { linesOf } from '@portal/domain/agreements/text-changes'
import { wordingOf } from '@portal/domain/agreements/wording'
import { type ContractText, shippedVersion } from '@portal/domain/contract-texts/contract'
import { useMutation, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { ContractWording } from '../agreements/wording/contract-wording.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { acceptContractText, contractTextQuery, contractTextsQuery } from './queries.ts'
import { TextChanges } from './text-changes.tsx'
import { fieldName } from './words.ts'

const columns: Column<ContractText>[] = [
  {
    key: 'version',
    header: msg`Fassung`,
    isRowHeader: true,
    cell: ({ version }) => (
      <a href={at(pages.contractTexts.version, { version })}>
        <Trans>Fassung {version}</Trans>
      </a>
    ),
  },
  {
    key: 'at',
    header: msg`Wann`,
    cell: ({ at: when }) => (when ? <Moment at={when} /> : <Trans>noch nicht angenommen</Trans>),
  },
  {
    key: 'by',
    header: msg`Wer`,
    cell: ({ byName }) => <span translate="no">{byName ?? '–'}</span>,
  },
  {
    key: 'note',
    header: msg`Anlass`,
    cell: ({ version, note }) =>
      version === shippedVersion ? (
        <Trans>mitgelieferter Text</Trans>
      ) : (
        <span translate="no">{note}</span>
      ),
  },
]

/** The text that contracts are offered with, or one of its versions, as the contract reads. */
export function ContractTextPage({
  version: asked,
  mayWrite,
}: {
  /** Null: the one in use. */
  version: string | null
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const { data: versions, ...more } = useSuspenseInfiniteQuery(contractTextsQuery())
  const newest = versions[0]?.version ?? shippedVersion
  const version = asked === null ? newest : Number(asked)
  const { data: text } = useSuspenseQuery(contractTextQuery(version))
  const accept = useMutation({
    ...acceptContractText(),
    onSuccess: () => announce(t`Der mitgelieferte Text wird verwendet.`),
  })
  const isInUse = version === newest
  const isUntouched = newest === shippedVersion && text.at === null
  return (
    <Page>
      <PageHeader
        title={asked === null ? t`Vertragstext` : t`Vertragstext, Fassung ${version}`}
        back={
          asked !== null && (
            <a href={pages.contractTexts.one}>
              <Trans>Zum Text, der verwendet wird</Trans>
            </a>
          )
        }
        lead={
          <Trans>
            Mit diesem Wortlaut werden Verträge angeboten. Geschlossene Verträge behalten den Text,
            mit dem sie geschlossen wurden.
          </Trans>
        }
      />
      <Section>
        <p>
          {version === shippedVersion ? (
            <Trans>Fassung {version}, der mitgelieferte Text.</Trans>
          ) : (
            <Trans>Fassung {version}, Ihr eigener Text.</Trans>
          )}{' '}
          {!isInUse && <Trans>Verwendet wird Fassung {newest}.</Trans>}
        </p>
        {text.at && text.byName && (
          <p>
            <span translate="no">{text.byName}</span>, <Moment at={text.at} />
            {text.note && (
              <>
                {': '}
                <span translate="no">{text.note}</span>
              </>
            )}
          </p>
        )}
        {mayWrite && isInUse && (
          <>
            <ButtonRow>
              {isUntouched && (
                <Button look="primary" isPending={accept.isPending} onClick={() => accept.mutate()}>
                  <Trans>So verwenden</Trans>
                </Button>
              )}
              <LinkButton href={pages.contractTexts.change}>
                <Trans>Text ändern</Trans>
              </LinkButton>
            </ButtonRow>
            <Refusal error={accept.error} />
          </>
        )}
      </Section>
      {version !== shippedVersion && (
        <Section title={<Trans>Abweichungen vom mitgelieferten Text</Trans>}>
          <TextChanges lines={text.lines} other={linesOf(contractText)} />
        </Section>
      )}
      <Section title={<Trans>Fassungen</Trans>}>
        <DataTable
          caption={t`Fassungen`}
          columns={columns}
          rows={versions}
          rowKey={(each) => String(each.version)}
        />
        <LoadMore {...more} />
      </Section>
      <Section title={<Trans>Wortlaut</Trans>}>
        <ContractWording
          paragraphs={wordingOf(null, text.lines.join('\n'))}
          fieldName={fieldName}
        />
      </Section>
    </Page>
  )
}
