import { Badge } from '../ui/basics/badge.tsx'
import { Button } from '../ui/basics/button.tsx'
import { AddressLines } from '../ui/data/address-lines.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { FileList } from '../ui/data/file-list.tsx'
import { Framed, Prose } from '../ui/data/framed.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Markdown } from '../ui/data/markdown.tsx'
import { QrCode } from '../ui/data/qr-code.tsx'
import { Timeline } from '../ui/data/timeline.tsx'

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const at = '2026-03-29T01:30:00.000Z'

type Row = { number: string; title: string }
const columns: Column<Row>[] = [
  { key: 'number', header: { id: 'Number' }, cell: ({ number }) => number, isRowHeader: true },
  { key: 'title', header: { id: 'Title' }, cell: ({ title }) => title },
  { key: 'state', header: { id: 'State' }, cell: () => <Badge>open</Badge>, align: 'end' },
]
const rows = [
  { number: 'W-2026-0001', title: 'Short' },
  {
    number: 'W-2026-0002',
    title: 'A title that is as long as titles become when a person is tired',
  },
]
const markdown = `## A heading

A paragraph with **weight**, a [link](https://example.org) and

- a list
- of two`

const address = { street: 'Lindenallee 12', postalCode: '94032', city: 'Passau', country: 'DE' }

export const data = {
  'data/address-lines': (
    <>
      <AddressLines address={address} />
      <AddressLines address={{ ...address, city: 'Wien', postalCode: '1010', country: 'AT' }} />
    </>
  ),
  'data/data-table': (
    <>
      <DataTable caption="Two rows" columns={columns} rows={rows} rowKey={({ number }) => number} />
      <DataTable caption="None" columns={columns} rows={[]} rowKey={({ number }) => number} />
    </>
  ),
  'data/definition-list': (
    <DefinitionList
      rows={[
        ['Name', 'Physiotherapie Sonnenhof'],
        ['A name that is longer than most', 'and what stands behind it'],
      ]}
    />
  ),
  'data/file-list': (
    <FileList
      label="Files"
      files={[
        { key: 'a', title: 'agreement.pdf', facts: ['PDF', '1.2 MB'], href: '#a', sha256 },
        {
          key: 'b',
          title: 'report.pdf',
          facts: ['PDF'],
          href: '#b',
          sha256,
          act: <Button>Remove</Button>,
        },
      ]}
    />
  ),
  'data/framed': (
    <Framed head="To the letter">
      <Prose>{'A line.\n\n  Another one, with its blanks.'}</Prose>
    </Framed>
  ),
  'data/hash-text': <HashText sha256={sha256} />,
  'data/load-more': [true, false].map((isFetching) => (
    <LoadMore
      key={String(isFetching)}
      hasNextPage
      isFetchingNextPage={isFetching}
      isFetchNextPageError={false}
      error={null}
      fetchNextPage={() => Promise.resolve({ hasNextPage: true, isFetchNextPageError: false })}
    />
  )),
  'data/markdown': <Markdown>{markdown}</Markdown>,
  'data/qr-code': <QrCode text="https://example.org" label="A code" />,
  'data/timeline': (
    <Timeline
      items={[
        { at, title: 'Given', by: 'Lukas Huber', children: 'With a remark.' },
        { at, title: 'Received' },
      ]}
    />
  ),
}
