/**
 * The little that the page tells Telegram, by its documented web events (core.telegram.org/api/web-events) and without Telegram's own script:
 * nothing from elsewhere runs here. Outside of Telegram nothing happens.
 */

type Proxy = { postEvent?: (type: string, data: string) => void };
declare global {
  interface Window {
    readonly TelegramWebviewProxy?: Proxy;
  }
}

function tell(type: string, data: Readonly<Record<string, unknown>> = {}): void {
  window.TelegramWebviewProxy?.postEvent?.(type, JSON.stringify(data));
}

export function readyInTelegram(): void {
  tell("web_app_ready");
  tell("web_app_expand");
}

/** Asks before the window is swiped away while something is written in it. */
export const guardClosing = (needed: boolean): void =>
  tell("web_app_setup_closing_behavior", { need_confirmation: needed });

export const isInTelegram = (): boolean => window.TelegramWebviewProxy?.postEvent !== undefined;
export const closeInTelegram = (): void => tell("web_app_close");
