// An OpenID Connect provider for tests: oidc-provider (certified, MIT) on loopback, everything in memory.
// The name typed at its sign-in form is the account; what it claims of each is below.
import Provider from "oidc-provider";

const port = Number(process.argv[2] ?? 9400);
const issuer = `http://127.0.0.1:${port}`;
const callback = "/tai-khoan/oidc/sso/login/callback/";

const people = {
  lan: { email: "lan@example.vn", email_verified: true, preferred_username: "so-17-0001", name: "Nguyễn Thị Lan" },
  "lan-upper-case": { email: "Lan@Example.VN", email_verified: true },
  "lan-unverified": { email: "lan@example.vn", email_verified: false },
  "hung-by-name": { email: "ca-nhan@example.vn", email_verified: false, preferred_username: "hung" },
  stranger: { email: "ai-do@example.vn", email_verified: true },
  nameless: {},
};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "congxa",
      client_secret: "only-for-tests",
      redirect_uris: ["http://testserver", "http://127.0.0.1:8000"].map((host) => host + callback),
    },
  ],
  pkce: { required: () => true },
  scopes: ["openid", "profile", "email"],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  cookies: { keys: ["only for tests"] },
});

provider.listen(port, "127.0.0.1", () => console.log(`OpenID Connect provider at ${issuer}`));
