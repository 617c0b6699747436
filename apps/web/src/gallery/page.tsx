import { Clause } from '../ui/page/clause.tsx'
import { Doubt } from '../ui/page/doubt.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'

export const page = {
  'page/clause': <Clause>§§ 6.3, 9</Clause>,
  'page/doubt': <Doubt of={{ isDoubtful: true }} />,
  'page/page-header': (
    <>
      <PageHeader
        title="With everything"
        clause="§ 8.3"
        back={<a href="#page/page-header">Back</a>}
        lead="What this page is for, in a sentence."
      >
        What stands beside it.
      </PageHeader>
      <PageHeader title="With its title alone" />
    </>
  ),
  'page/page': (
    <Page>
      <Section title="A section" clause="§ 4">
        What it holds.
      </Section>
      <Section>Another, without a title.</Section>
    </Page>
  ),
}
