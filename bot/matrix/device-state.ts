/** Can this member read what is encrypted for signed devices alone (matrix-notes.md, Identity)? */
import { UserId as RustUserId } from "@matrix-org/matrix-sdk-crypto-wasm";
import type { UserId } from "../../src/ids.ts";
import { failureOf } from "./failure.ts";
import type { Machine } from "./machine.ts";

/** `signed`: at least one device is cross-signed by its owner. `unknown`: the homeserver could not be asked. */
export type DeviceState = "signed" | "unsigned" | "none" | "unknown";

/** Asks the homeserver, as a device may have been signed a moment ago. */
export const deviceStateOf =
  (machine: Machine) =>
  async (user: UserId): Promise<DeviceState> => {
    try {
      await machine.refreshDevices([user]);
    } catch (error) {
      failureOf(error); // rethrows what is no network failure
      return "unknown";
    }
    const found = await machine.olm.getUserDevices(new RustUserId(user));
    const devices = found.devices();
    if (devices.length === 0) return "none";
    return devices.some((device) => device.isCrossSignedByOwner()) ? "signed" : "unsigned";
  };
