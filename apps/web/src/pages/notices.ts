import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const { list, one, edit, new: blank } = pages.notices

/** §10: what the provider announces. */
export const noticePages = [
  page(
    list,
    'notices.read',
    async () => (await import('../notices/page/notices-page.tsx')).NoticesPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      mayWrite: may('notices.write'),
      query,
      go,
    }),
    { word: msg`Mitteilungen` },
  ),
  page(
    blank,
    'notices.write',
    async () => (await import('../notices/editor/notice-editor-page.tsx')).NewNoticePage,
    ({ go }) => ({ go }),
  ),
  page(
    one,
    'notices.read',
    async () => (await import('../notices/page/notice-page.tsx')).NoticePage,
    ({ session, may, param, query, go }) => ({
      id: param('id'),
      side: session.side,
      mayAcknowledge: may('notices.acknowledge'),
      mayWrite: may('notices.write'),
      show: query('show'),
      go,
    }),
  ),
  page(
    edit,
    'notices.write',
    async () => (await import('../notices/editor/notice-editor-page.tsx')).EditNoticePage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
]
