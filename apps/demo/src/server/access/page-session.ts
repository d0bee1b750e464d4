import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@broadcast-kit/core';
import { systemClock } from '@broadcast-kit/core';

/** Options of {@link createPageSession}. */
export interface PageSessionOptions {
  /** Signs the cookie. Base64. */
  readonly key: string;
  /** Part of the cookie's name: cookies do not know ports, and another demo may run on another one. */
  readonly port: number;
  /** Default: the platform's. */
  readonly clock?: Clock | undefined;
}

/** The session of whoever loads a page on this machine. */
export interface PageSession {
  /** Value of `Set-Cookie` for a new session. */
  cookie(): string;
  /** Whether a `Cookie` header holds a session that is not over. */
  isOpen(cookieHeader: string | undefined): boolean;
}

const LIFETIME_S = 12 * 60 * 60;

/** Signed session cookies. Nothing is stored: the key survives restarts, and so do sessions. */
export function createPageSession({ key, port, clock = systemClock }: PageSessionOptions): PageSession {
  const name = `broadcast_demo_${port}`;
  const sign = (expires: string) => createHmac('sha256', Buffer.from(key, 'base64')).update(expires).digest();

  return {
    cookie() {
      const expires = String(Math.floor(clock.now() / 1000) + LIFETIME_S);
      const value = `${expires}.${sign(expires).toString('base64url')}`;
      return `${name}=${value}; Path=/; Max-Age=${LIFETIME_S}; HttpOnly; SameSite=Strict`;
    },
    isOpen(cookieHeader) {
      const cookies = (cookieHeader ?? '').split(/;\s*/);
      const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
      const [expires, signature] = value?.split('.') ?? [];
      if (expires === undefined || signature === undefined || !/^\d{1,12}$/.test(expires)) return false;
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(expires);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return Number(expires) * 1000 > clock.now();
    },
  };
}
