"""What gunicorn serves."""
from payment_service.service import create_app

app = create_app()
