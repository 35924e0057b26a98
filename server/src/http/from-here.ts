import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './same-origin.ts';

/** Decides whether a program on this machine sent a request, and no proxy passed it on for somebody else. */
export const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopbackAddress(socket.remoteAddress) &&
  isLoopbackHost(headers.host) &&
  !Object.keys(headers).some((name) => PROXY_HEADER.test(name));

const isLoopbackAddress = (address = '') => /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/i.test(address);

/** What proxies and tunnels add. */
const PROXY_HEADER = /^(x-forwarded(-.+)?|forwarded|via|x-real-ip|true-client-ip|cf-.+|tailscale-.+)$/;
