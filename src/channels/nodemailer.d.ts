// What of the package nodemailer is used, and no more: it is loaded only where mail is set (mail.ts).
declare module "nodemailer" {
  type Transport = {
    sendMail(mail: {
      readonly from: string;
      readonly to: { readonly name: string; readonly address: string };
      readonly subject: string;
      readonly text: string;
      readonly headers: Readonly<Record<string, string>>;
    }): Promise<{ readonly messageId: string }>;
    verify(): Promise<boolean>;
  };
  export function createTransport(options: {
    readonly host: string;
    readonly port: number;
    readonly secure: boolean;
    readonly requireTLS?: boolean;
    readonly ignoreTLS?: boolean;
    readonly auth?: { readonly user: string; readonly pass: string };
    readonly connectionTimeout: number;
    readonly greetingTimeout: number;
    readonly socketTimeout: number;
    readonly disableFileAccess: true;
    readonly disableUrlAccess: true;
  }): Transport;
}
