import type { RouteObject } from 'react-router'
import { page } from './page.tsx'

/** §10: what the provider announces. */
export const noticeRoutes: RouteObject[] = [
  {
    path: '/mitteilungen',
    ...page(
      'notices.read',
      async () => (await import('../notices/page/notices-page.tsx')).NoticesPage,
      ({ session, may, query, go }) => ({
        side: session.side,
        mayWrite: may('notices.write'),
        query,
        go,
      }),
    ),
  },
  {
    path: '/mitteilungen/neu',
    ...page(
      'notices.write',
      async () => (await import('../notices/editor/notice-editor-page.tsx')).NewNoticePage,
      ({ go }) => ({ go }),
    ),
  },
  {
    path: '/mitteilungen/:id',
    ...page(
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
  },
  {
    path: '/mitteilungen/:id/bearbeiten',
    ...page(
      'notices.write',
      async () => (await import('../notices/editor/notice-editor-page.tsx')).EditNoticePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
]
