import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const { list, new: blank, one, change } = pages.subprocessors

/** §7.2: who else touches the data; the provider keeps the register. */
export const subprocessorPages = [
  page(
    list,
    'subprocessors.read',
    async () => (await import('../subprocessors/subprocessors-page.tsx')).SubprocessorsPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      mayWrite: may('subprocessors.write'),
      query,
      go,
    }),
    { word: msg`Unterauftragnehmer` },
  ),
  page(
    blank,
    'subprocessors.write',
    async () => (await import('../subprocessors/editor/entry-page.tsx')).NewSubprocessorPage,
    ({ go }) => ({ go }),
  ),
  page(
    one,
    'subprocessors.read',
    async () => (await import('../subprocessors/page/subprocessor-page.tsx')).SubprocessorPage,
    ({ may, param }) => ({ id: param('id'), mayWrite: may('subprocessors.write') }),
  ),
  page(
    change,
    'subprocessors.write',
    async () => (await import('../subprocessors/editor/entry-page.tsx')).ChangeSubprocessorPage,
    ({ param, query, go }) => ({ id: param('id'), record: query('record'), go }),
  ),
]
